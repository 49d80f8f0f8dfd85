using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Tests.Webhook;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Webhook;

namespace Deploy.Tests.Manifests;

public sealed class ManifestTests
{
    /// <summary>The harness's own pods, by what makes them.</summary>
    private static readonly (string Kind, string Name, string Pod)[] Own =
        [
            ("Deployment", "validation-webhook", "spec.template"),
            ("CronJob", "validation-audit", "spec.jobTemplate.spec.template"),
        ];

    [Test]
    public void The_template_is_the_hardened_one_with_its_class()
    {
        var shipped = Manifest.Pod("deploy", Documents.Text("base/template.yaml"));
        shipped["spec"]!.AsObject().Remove("runtimeClassName", out var named).ShouldBeTrue();
        named!.GetValue<string>().ShouldBe(Setting.RuntimeClass.Default);
        shipped.ToJsonString().ShouldBe(Manifest.Pod("fixtures", Templates.Text("kubernetes/hardened.yaml")).ToJsonString());
    }

    [Test]
    public void Every_setting_of_the_audit_exists_and_fits_the_other_manifests()
    {
        var literals = Documents.Of("base/kustomization.yaml")[0]["configMapGenerator"]!.AsArray()
            .Single(one => (string?)one!["name"] == "validation-settings")!["literals"]!.AsArray()
            .Select(literal => literal!.GetValue<string>().Split('=', 2)).ToArray();
        var layer = SettingsLayers.FromEnvironment(literals.ToDictionary(pair => pair[0], pair => pair[1]), "/");

        var settings = SettingsLoader.Load(layer);

        literals.Length.ShouldBe(layer.Values.Count);
        Documents.One("RuntimeClass", settings.Cluster.RuntimeClass)["handler"]!.GetValue<string>().ShouldBe("runsc");
        Documents.One("RuntimeClass", settings.Cluster.BaselineClass!)["handler"]!.GetValue<string>().ShouldBe("runc");
        Documents.One("Namespace", settings.Cluster.Namespace)["metadata"]!["labels"]!["validation.dev/evaluation"]!.ToString()
            .ShouldBe("true");
        Documents.One("Namespace",
            settings.Cluster.OwnNamespace)["metadata"]!["labels"]!["validation.dev/evaluation"].ShouldBeNull();
        settings.Profile.ShouldBe(Profile.Production);
    }

    [Test]
    public void The_webhook_is_called_where_it_listens()
    {
        var container = Documents.One("Deployment", "validation-webhook")["spec"]!["template"]!["spec"]!["containers"]![0]!;
        var settings = WebhookSettings.Of(container["args"]!.AsArray().Select(argument => argument!.GetValue<string>()));
        var configuration = Documents.One("ValidatingWebhookConfiguration", settings.Configuration);
        var webhook = configuration["webhooks"]!.AsArray().ShouldHaveSingleItem()!;
        var service = webhook["clientConfig"]!["service"]!;

        webhook["name"]!.ToString().ShouldBe(settings.Configuration);
        $"{service["name"]}.{service["namespace"]}.svc".ShouldBe(settings.Service);
        service["path"]!.ToString().ShouldBe("/pods");
        webhook["failurePolicy"]!.ToString().ShouldBe("Fail");
        webhook["namespaceSelector"]!["matchLabels"]!["validation.dev/evaluation"]!.ToString().ShouldBe("true");
        webhook["rules"]![0]!["operations"]!.AsArray().Select(one => one!.ToString()).ShouldBe(["CREATE", "UPDATE"]);
        webhook["rules"]![0]!["resources"]!.AsArray().Select(one => one!.ToString())
            .ShouldBe(["pods", "pods/ephemeralcontainers"]);
        Documents.One("Service", "validation-webhook")["spec"]!["ports"]![0]!["targetPort"]!.GetValue<int>()
            .ShouldBe(settings.Port);
        Documents.One("ClusterRole", "validation-webhook")["rules"]!.AsArray()
            .ShouldHaveSingleItem()!["resourceNames"]![0]!.ToString().ShouldBe(settings.Configuration);
    }

    [TestCaseSource(nameof(Own))]
    public async Task The_harness_s_own_pods_are_as_hardened_as_it_wants_others((string Kind, string Name, string Pod) own)
    {
        JsonNode pod = Documents.One(own.Kind, own.Name);
        foreach (var name in own.Pod.Split('.'))
            pod = pod[name]!;
        var asked = pod.DeepClone().AsObject();
        asked["spec"]!["runtimeClassName"] = "gvisor";
        await using var webhook = await RunningWebhook.StartAsync(TestContext.CurrentContext.CancellationToken);

        (await webhook.AskAsync(asked, TestContext.CurrentContext.CancellationToken)).ShouldBe((true, 0, ""));
        var security = pod["spec"]!["containers"]![0]!["securityContext"]!;
        security["readOnlyRootFilesystem"]!.GetValue<bool>().ShouldBeTrue();
        security["capabilities"]!["drop"]![0]!.ToString().ShouldBe("ALL");
        pod["spec"]!["enableServiceLinks"]!.GetValue<bool>()
            .ShouldBeFalse("VALIDATION_WEBHOOK_… would be in the environment, which is no setting");
    }

    [Test]
    public void The_audit_ends_and_never_runs_twice()
    {
        var job = Documents.One("CronJob", "validation-audit")["spec"]!;
        job["concurrencyPolicy"]!.ToString().ShouldBe("Forbid");
        job["jobTemplate"]!["spec"]!["backoffLimit"]!.GetValue<int>().ShouldBe(0);
        job["jobTemplate"]!["spec"]!["activeDeadlineSeconds"]!.GetValue<int>().ShouldBeInRange(600, 4 * 3600);
    }

    [Test]
    public void No_rule_has_a_wildcard_and_each_says_what_it_is_for()
    {
        var text = Documents.Text("base/rbac.yaml");
        Regex.Count(text, @"\*").ShouldBe(0);
        foreach (var role in Documents.Of("base/rbac.yaml").Where(one => one["rules"] is not null))
            foreach (var rule in role["rules"]!.AsArray())
                rule!["verbs"]!.AsArray().Select(verb => verb!.ToString())
                    .ShouldAllBe(verb => verb != "bind" && verb != "escalate" && verb != "patch");
    }
}
