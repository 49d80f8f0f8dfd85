using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Reporting.Tests.Diffs;

/// <summary>What differs by nature is the same; what somebody changed is not. The texts are those of real runs.</summary>
public sealed class FleetingTests
{
    [TestCase("pid 10093 executes /usr/bin/runsc (runsc-sandbox --network=none …), uid 0, seccomp 2",
        "pid 23839 executes /usr/bin/runsc (runsc-sandbox --root=/var/tmp/validation/20261122t001712-0fe0/arms/subject/state …), "
            + "uid 0, seccomp 2")]
    [TestCase("kernel 6.18.44, boot id ce8a621f-7ee0-48c8-a102-ad92c7afb673, up 6241.0 s",
        "kernel 6.18.44, boot id 0e8a621f-7ee0-48c8-a102-ad92c7afb674, up 12 s")]
    [TestCase("“f202fdb3-f6f0-451f-9c9a-0123456789ab”", "“40b67b7b-1131-445b-9fa7-ba9876543210”")]
    [TestCase("1 host processes with the guest's nonce [10318]", "1 host processes with the guest's nonce [24056]")]
    [TestCase("mounts [b26244a38741abdad6d5ee290529282b-user]", "mounts [d2b855808e9832fc0d0d5a2b0841409f-user]")]
    [TestCase("memory peak 23506944 of 104857600 bytes, tasks peak 33 of 128, CPU limit 0.50, throttled 10 times",
        "memory peak 24031232 of 104857600 bytes, tasks peak 32 of 128, CPU limit 0.50, throttled 13 times")]
    public void A_witness_says_the_same_of_the_same_thing(string once, string again) =>
        Witness("process", once).ShouldBe(Witness("process", again));

    [Test]
    public void Flags_come_in_any_order() =>
        Witness("flags", "runsc-sandbox --network=none --root=/s/20261122t001712-0fe0/a boot")
            .ShouldBe(Witness("flags", "runsc-sandbox --root=/s/20261122t001712-ffff/a --network=none boot"));

    [TestCase("flags", "runsc-sandbox --network=none boot", "runsc-sandbox --network=none --strace=true boot")]
    [TestCase("flags", "runsc-sandbox --network=none boot", "runsc-sandbox --network=host boot")]
    [TestCase("host", "kernel 6.18.44-fc-v657, up 6241.0 s", "kernel 6.18.45-fc-v657, up 6241.0 s")]
    [TestCase("seccomp filter", "default action KILL_PROCESS, 85 of 381 system calls reachable",
        "default action KILL_PROCESS, 86 of 381 system calls reachable")]
    [TestCase("usage", "memory peak 1 of 104857600 bytes, CPU limit 0.50", "memory peak 1 of 209715200 bytes, CPU limit 0.50")]
    [TestCase("process", "pid 1 executes /usr/bin/runsc (runsc-sandbox --a …), uid 0, seccomp 2",
        "pid 1 executes /usr/bin/runsc (runsc-sandbox --a …), uid 0, seccomp 0")]
    [TestCase("nonce processes", "0 host processes with the guest's nonce []", "1 host processes with the guest's nonce [24056]")]
    [TestCase("version", "runsc version 0.0~20240729.0", "runsc version 0.0~20250101.0")]
    [TestCase("executable", "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "SHA-256 0f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void A_witness_of_something_that_changed_shows_it(string source, string before, string after) =>
        Witness(source, before).ShouldNotBe(Witness(source, after));

    [TestCase("/proc/uptime", "0.25 0.00\n", "10.29 0.00\n")]
    [TestCase("/proc/meminfo", "MemTotal: 102400 kB\nMemFree: 96084 kB\n", "MemTotal: 102400 kB\nMemFree:  6040 kB\n")]
    [TestCase("/sys/devices/system/node/node0/meminfo", "Node 0 MemTotal: 12806356 kB\n", "Node 0 MemTotal: 13068500 kB\n")]
    [TestCase("/etc/passwd", "root:x:0:0:3901cd1446fe941a43ad", "root:x:0:0:eb65a3a8e5aeef25867f")]
    [TestCase("/proc/self/mountinfo", "76 75 0:41 / /proc rw - proc proc rw\n", "77 75 0:44 / /proc rw - proc proc rw\n")]
    public void A_file_that_changes_by_nature_reads_the_same(string path, string once, string again) =>
        Read(path, once).ShouldBe(Read(path, again));

    [TestCase("/proc/meminfo", "MemTotal: 102400 kB\nMemFree: 1 kB\n", "MemTotal: 204800 kB\nMemFree: 1 kB\n")]
    [TestCase("/proc/self/mountinfo", "76 75 0:41 / /proc rw - proc proc rw\n", "76 75 0:41 / /proc ro - proc proc rw\n")]
    [TestCase("/proc/version", "Linux version 4.4.0", "Linux version 4.19.0")]
    [TestCase("/proc/uptime", "0.25 0.00\n", "")]
    public void A_file_that_somebody_changed_reads_otherwise(string path, string before, string after) =>
        Read(path, before).ShouldNotBe(Read(path, after));

    [Test]
    public void Of_a_long_list_of_counters_its_first_lines_are_compared_and_of_any_other_file_its_digest()
    {
        string Cut(int first, char digit) =>
            $"{string.Join('\n', Enumerable.Range(first, 40).Select(number => $"IRQ: {number * 7}"))}… (9999 characters, "
                + $"SHA-256 {new string(digit, 64)})";

        Read("/proc/interrupts", Cut(1, 'a')).ShouldBe(Read("/proc/interrupts", Cut(1000, 'b')));
        Read("/proc/config", Cut(1, 'a')).ShouldNotBe(Read("/proc/config", Cut(1, 'b')));
    }

    /// <summary>The links of /proc count the host's processes; the mode is what somebody set.</summary>
    [Test]
    public void Of_a_file_its_mode_shows_and_its_links_do_not()
    {
        static string Stat(byte links, byte mode)
        {
            var bytes = new byte[256];
            (bytes[16], bytes[28]) = (links, mode);
            return Call(
                "statx(-100, \"/proc\", 256, 2047, buffer[256])", new Answer { Value = 0, Hex = Convert.ToHexString(bytes) });
        }

        Stat(links: 117, mode: 0x24).ShouldBe(Stat(links: 118, mode: 0x24));
        Stat(links: 117, mode: 0x24).ShouldNotBe(Stat(links: 117, mode: 0x27));
    }

    [Test]
    public void An_errno_an_ending_and_a_returned_value_show()
    {
        var refused = Call("setuid(0)", new Answer { Value = -1, Errno = 1 });

        refused.ShouldBe("setuid → EPERM");
        Call("setuid(0)", new Answer { Value = -1, Errno = 38 }).ShouldBe("setuid → ENOSYS");
        Call("setuid(0)", new Answer { Value = 0 }).ShouldBe("setuid → 0");
        Call("geteuid()", new Answer { Value = 65534 }).ShouldBe("geteuid → 65534");
        Call("openat(-100, \"/x\", 0)", new Answer { Value = 3 })
            .ShouldBe(Call("openat(-100, \"/x\", 0)", new Answer { Value = 7 }));
        Text("setuid(0)", Ending.Signal, ofSubject: true).ShouldBe("was killed by signal 31");
    }

    [Test]
    public void Of_a_twin_only_how_its_calls_ended_is_told()
    {
        Text("read(3)", Ending.Returned, ofSubject: false, new Answer { Value = 4, Text = "4711" }).ShouldBe("read → ok");
        Text("read(3)", Ending.Returned, ofSubject: false, new Answer { Value = -1, Errno = 13 }).ShouldBe("read → EACCES");
    }

    [Test]
    public void Where_a_search_through_process_numbers_finds_one_is_chance_and_what_it_finds_is_not()
    {
        const string Tried = "openat(-100, \"/proc/2/cmdline\", 0); openat(-100, \"/proc/3/cmdline\", 0); openat(-100, "
            + "\"/proc/4/cmdline\", 0)";
        Answer missing = new() { Value = -1, Errno = 2 };
        Answer found = new() { Value = 3 };

        Search(missing, found, missing).ShouldBe(Search(found, missing, missing));
        Search(missing, missing, missing).ShouldNotBe(Search(found, missing, missing));

        string Search(params Answer[] answers) => Text(Tried, Ending.Returned, ofSubject: true, answers);
    }

    [Test]
    public void A_directory_has_no_order_and_its_processes_no_numbers()
    {
        var once = Listing(("b", 1), ("17", 2), ("a", 3));

        DirectoryNames.Of(once).ShouldBe(["#", "a", "b"]);
        DirectoryNames.Of(Listing(("a", 9), ("b", 8), ("18", 7), ("19", 6))).ShouldBe(DirectoryNames.Of(once));
        DirectoryNames.Of(once[..^2]).ShouldBeNull();
        DirectoryNames.Of("zz").ShouldBeNull();
    }

    private static string Listing(params (string Name, byte Inode)[] names) => string.Concat(names.Select(entry =>
        Convert.ToHexString([
            entry.Inode, .. new byte[15], (byte)(20 + entry.Name.Length), 0, 4,
            .. System.Text.Encoding.Latin1.GetBytes(entry.Name), 0,
        ])));

    private static string Witness(string source, string saw) =>
        EvidenceText.Of(new Evidence { Arm = "subject", Source = source, Saw = saw }, ofSubject: true);

    private static string Read(string path, string text) => Text(
        $"openat(-100, \"{path}\", 0x800); read($0, buffer[65536], 0x10000)", Ending.Returned, ofSubject: true,
        new Answer { Value = 3 }, new Answer { Value = text.Length, Text = text });

    private static string Call(string tried, Answer answer) => Text(tried, Ending.Returned, ofSubject: true, answer);

    private static string Text(string tried, Ending ending, bool ofSubject, params Answer[] answers) => EvidenceText.Of(
        new Evidence
        {
            Arm = "subject", Source = "X", Tried = tried, Saw = "",
            Fact = new Fact { Step = "X", Ending = ending, Signal = ending == Ending.Signal ? 31 : null, Answers = answers },
        },
        ofSubject);
}
