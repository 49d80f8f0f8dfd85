using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Processes;

namespace Witnesses.Tests.Processes;

public sealed class ProcessTests
{
    [Test]
    public void A_process_is_found_by_an_argument_and_not_after_its_end()
    {
        var nonce = Guid.NewGuid().ToString("N");
        using (var child = new ChildProcess("/bin/sh", "-c", "read line; :", nonce))
        {
            var search = ProcessTable.Find(nonce);
            search.Found.ShouldBe([child.Pid]);
            search.Unreadable.ShouldBeEmpty();
        }

        ProcessTable.Find(nonce).Found.ShouldBeEmpty();
    }

    [Test]
    public void An_empty_nonce_is_refused() =>
        Should.Throw<ArgumentException>(() => ProcessTable.Find("")).Message.ShouldContain("give a nonce");

    [Test]
    public void An_empty_argument_is_an_argument() => ProcessTable.SplitArguments("a\0\0b\0").ShouldBe(["a", "", "b"]);

    [Test]
    public void The_facts_of_a_child_are_the_harnesss_own_where_it_inherits()
    {
        using var child = new ChildProcess("/bin/cat");
        var facts = ProcessFacts.Read(child.Pid);
        facts.Arguments.Value.ShouldBe(["/bin/cat"]);
        facts.Executable.Value.ShouldEndWith("/bin/cat");
        facts.ExecutableSha256.Value.ShouldBe(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes("/bin/cat"))));
        facts.Namespaces.ShouldAllBe(one => one.Owner.Value == NamespaceOwner.Host);
        facts.Namespaces.Count.ShouldBe(7);
        facts.SeccompMode.Value.ShouldBe(ProcessFacts.Read(Environment.ProcessId).SeccompMode.Value);
    }

    [Test]
    public void A_process_that_is_gone_leaves_absences_that_name_the_errno()
    {
        int pid;
        using (var child = new ChildProcess("/bin/cat"))
            pid = child.Pid;
        var facts = ProcessFacts.Read(pid);
        facts.Executable.Absence.ShouldBe($"readlink /proc/{pid}/exe: ENOENT");
        facts.UserId.Absence.ShouldBe($"read /proc/{pid}/status: ENOENT");
        Should.Throw<CannotTellException>(() => facts.UserId.Value).Message.ShouldBe(facts.UserId.Absence);
    }

    [Test]
    public void A_missing_line_of_the_status_is_an_absence()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("status", "Name:\tcat\nUid:\tx\n");
        var status = ProcessStatus.At(file);
        status.Number("Seccomp").Absence.ShouldBe($"read {file}: no line Seccomp");
        status.Number("Uid").Absence.ShouldBe($"read {file}: 'x' is no Uid");
    }

    [TestCase("net:[4026531840]", true, 4026531840ul)]
    [TestCase("net:[]", false, 0ul)]
    [TestCase("/some/file", false, 0ul)]
    public void A_namespaces_inode_is_parsed(string link, bool understood, ulong inode)
    {
        Namespaces.TryParse(link, out var parsed).ShouldBe(understood);
        parsed.ShouldBe(inode);
    }
}
