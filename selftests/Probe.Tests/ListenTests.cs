using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Probe.Tests;

/// <summary>The listener at the receiving end of a path, spoken to over loopback.</summary>
internal sealed class ListenTests
{
    private Process process = null!;
    private int tcp;
    private int udp;

    [SetUp]
    public void Listen()
    {
        process = ProbeRun.Start("listen", "0", "0", "60");
        using var begin = JsonDocument.Parse(process.StandardOutput.ReadLine()!);
        begin.RootElement.GetProperty("listening").GetBoolean().ShouldBeTrue();
        tcp = begin.RootElement.GetProperty("tcp").GetInt32();
        udp = begin.RootElement.GetProperty("udp").GetInt32();
    }

    [TearDown]
    public void End()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    [TestCase("127.0.0.1", "tcp4")]
    [TestCase("::1", "tcp6")]
    public void A_line_over_TCP_is_one_message_and_gets_no_answer(string address, string channel)
    {
        using var client = Connect(address);
        client.Send("a nonce-tcp\nand more"u8);
        Heard().ShouldBe((channel, "a nonce-tcp"));
        AnswerTo(client).ShouldBe(0);
    }

    [TestCase("127.0.0.1", "udp4")]
    [TestCase("::1", "udp6")]
    public void A_datagram_is_one_message(string address, string channel)
    {
        using var client = new UdpClient(address, udp);
        client.Send("a nonce-udp"u8);
        Heard().ShouldBe((channel, "a nonce-udp"));
    }

    [Test]
    public void A_connection_that_says_nothing_was_made_all_the_same()
    {
        Connect("127.0.0.1").Dispose();
        Heard().ShouldBe(("tcp4", ""));
    }

    [Test]
    public void What_is_not_printable_cannot_forge_a_line()
    {
        using var client = new UdpClient("127.0.0.1", udp);
        client.Send("a\"}\n{\"channel\":\"tcp4\\\u0007"u8);
        Heard().ShouldBe(("udp4", "a\"}?{\"channel\":\"tcp4\\?"));
    }

    [Test]
    public void A_message_is_cut_at_four_KiB()
    {
        using var stream = Connect("127.0.0.1");
        stream.Send(Encoding.ASCII.GetBytes(new string('s', 5000)));
        Heard().Text.ShouldBe(new string('s', 4096));
        using var datagram = new UdpClient("127.0.0.1", udp);
        datagram.Send(Encoding.ASCII.GetBytes(new string('d', 5000)));
        Heard().Text.ShouldBe(new string('d', 4096));
    }

    [Test]
    public void Clients_that_stay_silent_do_not_keep_others_out()
    {
        var silent = Enumerable.Range(0, 200).Select(_ => Connect("127.0.0.1")).ToArray();
        using var client = Connect("127.0.0.1");
        client.Send("after them\n"u8);
        var heard = new List<string>();
        while (heard.LastOrDefault() != "after them")
            heard.Add(Heard().Text);
        heard[..^1].ShouldAllBe(text => text.Length == 0);
        Array.ForEach(silent, one => one.Dispose());
    }

    [Test]
    public void After_ten_thousand_messages_it_ends_and_says_so()
    {
        using var client = new UdpClient("127.0.0.1", udp);
        var heard = 0;
        // A hundred at once fit a socket's buffer, so that none is dropped.
        for (var round = 0; round < 120 && !process.HasExited; round++)
        {
            for (var message = 0; message < 100; message++)
                TrySend(client);
            for (var message = 0; message < 100 && process.StandardOutput.ReadLine() is not null; message++)
                heard++;
        }
        heard.ShouldBe(10_000);
        process.StandardError.ReadToEnd().ShouldBe("probe: ended after 10000 messages, the most that are written down\n");
        process.WaitForExit();
        process.ExitCode.ShouldBe(3);
    }

    [Test]
    public void It_ends_when_its_time_is_up() => ProbeRun.WithInput("", "listen", "0", "0", "1").ExitCode.ShouldBe(0);

    [Test]
    public void A_port_that_is_taken_is_said_in_one_line()
    {
        var run = ProbeRun.WithInput("", "listen", $"{tcp}", "0", "1");
        (run.ExitCode, run.Output, run.Errors).ShouldBe((2, "", $"probe: listening on tcp port {tcp} failed (errno 98)\n"));
    }

    private static void TrySend(UdpClient client)
    {
        try
        {
            client.Send("many"u8);
        }
        catch (SocketException)
        {
            // It has ended: nobody listens any more.
        }
    }

    private Socket Connect(string address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Parse(address), tcp);
        return socket;
    }

    /// <summary>Bytes until the end; a reset says the same as an end.</summary>
    private static int AnswerTo(Socket client)
    {
        try
        {
            return client.Receive(new byte[100]);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
    }

    private (string Channel, string Text) Heard()
    {
        using var line = JsonDocument.Parse(
            process.StandardOutput.ReadLine() ?? throw new EndOfStreamException(process.StandardError.ReadToEnd()));
        return (line.RootElement.GetProperty("channel").GetString()!, line.RootElement.GetProperty("text").GetString()!);
    }
}
