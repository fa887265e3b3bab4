using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StreamChat.Bench.Machine;

/// <summary>What a Redis has done so far, by its own count.</summary>
/// <param name="Commands">Commands, those within scripts too.</param>
/// <param name="Scripts">Scripts that were called.</param>
internal sealed record RedisCounters(long Commands, long Scripts)
{
    internal static async Task<RedisCounters> ReadAsync(int port)
    {
        var stats = await InfoAsync(port, "stats");
        var commands = await InfoAsync(port, "commandstats");
        return new RedisCounters(
            Number(stats, "total_commands_processed:"),
            Number(commands, "cmdstat_evalsha:calls=") + Number(commands, "cmdstat_eval:calls="));
    }

    private static async Task<string> InfoAsync(int port, string section)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"INFO {section}\r\nQUIT\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    private static long Number(string info, string name)
    {
        var at = info.IndexOf(name, StringComparison.Ordinal);
        var digits = at < 0 ? "0" : string.Concat(info[(at + name.Length)..].TakeWhile(char.IsAsciiDigit));
        return long.Parse(digits, CultureInfo.InvariantCulture);
    }
}
