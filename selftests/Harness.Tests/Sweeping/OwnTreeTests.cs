using Validation.Harness.Runs;
using Validation.Harness.State;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>Real mounts: what they show is somebody else's and stays.</summary>
public sealed class OwnTreeTests
{
    private Scratch scratch = null!;
    private string tree = null!;
    private string others = null!;

    [SetUp]
    public void Make_a_tree_and_what_is_not_ours()
    {
        scratch = new Scratch();
        tree = scratch.Made("own tree");
        others = scratch.Made("others");
        scratch.Write("others/kept", "kept");
        scratch.Made("own tree/a/b");
        scratch.Write("own tree/a/file", "");
    }

    [TearDown]
    public async Task Remove_it()
    {
        await Shell($"{Repository.PathOf("fixtures/detach.sh")} '{scratch.Path}'; chattr -R -i -a '{scratch.Path}'");
        scratch.Dispose();
    }

    [Test]
    public void A_tree_goes_with_its_links_and_nothing_that_they_lead_to()
    {
        File.CreateSymbolicLink(Path.Combine(tree, "a/link"), others);
        File.CreateSymbolicLink(Path.Combine(tree, "a/dangling"), "/nowhere");

        OwnTree.Delete(tree).ShouldBeEmpty();

        Gone();
    }

    [Test]
    public void A_link_in_the_trees_place_goes_alone()
    {
        var link = scratch.In("link");
        File.CreateSymbolicLink(link, others);

        OwnTree.Delete(link).ShouldBeEmpty();

        new FileInfo(link).LinkTarget.ShouldBeNull();
        File.Exists(Path.Combine(others, "kept")).ShouldBeTrue();
    }

    [Test]
    public async Task Mounts_are_detached_however_many_lie_on_one_another()
    {
        // The same file system as the tree's: no device number tells them apart.
        await Shell($"""
            for n in 1 2 3; do mount --bind '{others}' '{tree}/a/b'; mount --bind '{others}/kept' '{tree}/a/file'; done
            mount -t tmpfs none '{tree}/a'; mkdir '{tree}/a/c'; mount --bind '{others}' '{tree}/a/c'; mount --bind '{others}' '{tree}'
            """);

        OwnTree.Delete(tree).ShouldBeEmpty();

        Gone();
        (await File.ReadAllTextAsync("/proc/self/mountinfo")).ShouldNotContain(scratch.Path);
    }

    [Test]
    public async Task A_mount_in_another_mount_namespace_is_no_obstacle()
    {
        var mounts = $"mount --bind '{others}' '{tree}/a/b' && mount --bind '{others}/kept' '{tree}/a/file'";
        using var holder = Command.Shell($"{mounts} && echo done && exec cat").Within("unshare", "--mount").Start();
        (await holder.StandardOutput.ReadLineAsync()).ShouldBe("done");
        try
        {
            OwnTree.Delete(tree).ShouldBeEmpty();
        }
        finally
        {
            holder.StandardInput.Close();
            await holder.WaitForExitAsync();
        }

        Gone();
    }

    [Test]
    public async Task What_resists_is_named_and_the_line_that_mends_it_does()
    {
        await Shell($"touch '{tree}/a/b/immutable' && chattr +i '{tree}/a/b/immutable'");

        var left = OwnTree.Delete(tree);

        left.ShouldHaveSingleItem().ToString().ShouldBe($"remove '{tree}/a/b/immutable': EPERM");
        File.Exists(Path.Combine(tree, "a/file")).ShouldBeFalse("what does not resist goes");
        await Shell(Undeleted.Fix(tree, left));
        Gone();
    }

    [Test]
    public void What_is_not_there_leaves_nothing() => OwnTree.Delete(Path.Combine(scratch.Path, "none/of/it")).ShouldBeEmpty();

    [Test]
    public void One_file_can_be_spared()
    {
        File.WriteAllText(Path.Combine(tree, "lock"), "");

        OwnTree.Empty(tree, except: "lock").ShouldBeEmpty();

        Directory.EnumerateFileSystemEntries(tree).Select(Path.GetFileName).ShouldBe(["lock"]);
    }

    private void Gone()
    {
        Directory.Exists(tree).ShouldBeFalse();
        File.ReadAllText(Path.Combine(others, "kept")).ShouldBe("kept");
    }

    private static Task Shell(string script) => Command.Shell(script).SucceedAsync();
}
