using System.Security.Cryptography;
using System.Text;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>A script that the server runs as one step: a file of <c>Scripts</c>, after the shared ones that it builds on.</summary>
internal sealed class RedisScript
{
    private RedisScript(bool writes, IReadOnlyList<string> files)
    {
        Name = files[^1];
        Writes = writes;
        Text = string.Join('\n', files.Select(Read));
#pragma warning disable CA5350 // The server knows scripts by their SHA-1; nothing is protected by it.
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
#pragma warning restore CA5350
    }

    /// <summary>Its file, for people.</summary>
    internal string Name { get; }

    internal string Text { get; }

    /// <summary>By which the server knows it once it has run.</summary>
    internal byte[] Hash { get; }

    /// <summary>Whether it needs a server that takes writes.</summary>
    internal bool Writes { get; }

    internal static RedisScript Reading(string file, params string[] shared) => new(false, ["Shared.Arguments", .. shared.Select(InShared), file]);

    internal static RedisScript Writing(string file, params string[] shared) => new(true, ["Shared.Arguments", .. shared.Select(InShared), file]);

    /// <summary>One that touches no owner's keys.</summary>
    internal static RedisScript Alone(string file, bool writes = true) => new(writes, [file]);

    private static string InShared(string file) => $"Shared.{file}";

    private static string Read(string file)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream($"StreamChat.Api.Storage.Redis.Scripts.{file}.lua")
            ?? throw new InvalidOperationException($"The script {file} is not in the assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
