using Validation.Controls.Seeing.Cluster;
using Validation.Results;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>A refusal counts only where it is due to what was changed.</summary>
public sealed class AdmissionTests
{
    [TestCase("""pods "try" is forbidden: exceeded quota: evaluations, requested: pods=1, used: pods=50, limited: pods=50""", 403,
        "due to a quota")]
    [TestCase("""pods "try" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi""", 403,
        "due to a quota or a limit range")]
    [TestCase(
        """pods is forbidden: User "system:serviceaccount:validation:audit" cannot create resource "pods" in API group "" in the namespace "evaluations" """, 403, "a right that the harness lacks")]
    [TestCase("""namespaces "evaluations" not found""", 404, "does not exist")]
    [TestCase(
        """pods "try" is forbidden: error looking up service account evaluations/privileged: serviceaccount "privileged" not found""", 403, "does not exist")]
    [TestCase(
        """Internal error occurred: failed calling webhook "privileged.validation.test": Post "https://…": context deadline exceeded""", 500, "a webhook that could not be asked")]
    [TestCase("""Timeout: request did not complete within requested timeout""", 504, "due to a time-out")]
    [TestCase(
        """Pod "try" is invalid: spec.containers[0].securityContext: Invalid value: cannot set `allowPrivilegeEscalation` to false and `privileged` to true""", 422, "malformed")]
    [TestCase("""pods "try" already exists""", 409, "a name that is taken")]
    [TestCase("""the server is currently unable to handle privileged requests""", 503, "the status 503")]
    [TestCase("""Too many requests, please try again later: privileged""", 429, "the status 429")]
    [TestCase("""privileged""", 400, "nothing in it says that admission refused")]
    [TestCase(
        """pods "privileged-try" is forbidden: violates PodSecurity "restricted:latest": hostPort (container "x" uses hostPort 80)""", 403, "does not name what was changed")]
    [TestCase("""admission webhook "privileged.validation.test" denied the request: validation: no""", 403,
        "does not name what was changed")]
    [TestCase(
        """admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/evaluations/privileged was blocked due to the following policies require-labels: check: 'label missing'""", 400, "does not name what was changed")]
    public void Any_other_refusal_leaves_the_question_open(string message, int status, string why)
    {
        var judgement = World.Judge("RUN-ADM-003", Worlds.Subject.Trying(Attempts.Privileged, Worlds.Refusal(message, status)),
            Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Error);
        judgement.Reason.ShouldContain(why);
        judgement.Reason.ShouldContain(message);
    }

    [TestCase(
        """admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/evaluations/try was blocked due to the following policies disallow-privileged-containers: privileged-containers: 'validation error: Privileged mode is disallowed.'""", 400)]
    [TestCase(
        """admission webhook "validation.gatekeeper.sh" denied the request: [psp-privileged-container] Privileged container is not allowed: workload, securityContext: {"privileged": true}""", 403)]
    [TestCase("""admission webhook "pods.validation.test" denied the request: validation: containers[0] is privileged""", 400)]
    [TestCase(
        """pods "try" is forbidden: unable to validate against any pod security policy: [spec.containers[0].securityContext.privileged: Invalid value: true: Privileged containers are not allowed]""", 403)]
    [TestCase(
        """pods "try" is forbidden: unable to validate against any security context constraint: [provider restricted-v2: .containers[0].privileged: Invalid value: true: Privileged containers are not allowed]""", 403)]
    [TestCase(
        """pods "try" is forbidden: ValidatingAdmissionPolicy 'no-privileged' with binding 'all' denied request: privileged containers are not allowed""", 422)]
    public void Whoever_refuses_for_the_right_reason_counts(string message, int status) =>
        World.Judge("RUN-ADM-003", Worlds.Subject.Trying(Attempts.Privileged, Worlds.Refusal(message, status)),
            Worlds.Twin).Verdict.ShouldBe(Verdict.Pass);

    [Test]
    public void Where_the_template_itself_is_refused_no_refusal_says_anything()
    {
        var judgement = World.Judge("RUN-ADM-003",
            Worlds.Subject.Trying(Attempts.Good,
                Worlds.Refusal("""pods "try" is forbidden: violates PodSecurity "restricted:latest": privileged""")),
            Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Error);
        judgement.Reason.ShouldContain("the template itself was not accepted in the same namespace");
    }

    [TestCase("RUN-ADM-001", Attempts.NoClass)]
    [TestCase("RUN-ADM-002", Attempts.WrongClass)]
    [TestCase("RUN-QUO-005", Attempts.NoLimits)]
    public void A_pod_that_was_mended_on_the_way_is_as_good_as_refused(string id, string attempt) =>
        World.Judge(id, Worlds.Subject.Trying(attempt, Worlds.Accepted), Worlds.Twin).Verdict.ShouldBe(Verdict.Pass);

    [TestCase("RUN-ADM-001", Attempts.NoClass)]
    [TestCase("RUN-QUO-005", Attempts.NoLimits)]
    public void A_twin_whose_pods_are_mended_shows_no_exposure(string id, string attempt) =>
        World.Judge(id, Worlds.Subject, Worlds.Twin.Trying(attempt, Worlds.Accepted)).Verdict.ShouldBe(Verdict.Error);

    [Test]
    public void A_class_that_a_policy_refuses_before_it_is_looked_up_is_refused_all_the_same() =>
        World.Judge(
            "RUN-CLS-007",
            Worlds.Subject.Trying(Attempts.MissingClass,
                Worlds.Refusal(
                    """admission webhook "pods.validation.test" denied the request: validation: spec.runtimeClassName must be 'gvisor'""")),
            Worlds.Twin).Verdict.ShouldBe(Verdict.Pass);
}
