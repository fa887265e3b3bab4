using System.ComponentModel;
using System.Diagnostics;
using StreamChat.AppHost.Startup;

namespace StreamChat.AppHost.Redis;

/// <summary>Tells whether a container runtime runs here, not just its client.</summary>
internal static class ContainerRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>True when docker or podman answers in time.</summary>
    internal static bool Answers() => Answers("docker") || Answers("podman");

    private static bool Answers(string client)
    {
        if (Executables.Find(client) is not { } path)
        {
            return false;
        }

        try
        {
            var start = new ProcessStartInfo(path, ["version", "--format", "{{.Server.Version}}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            if (process.WaitForExit(Patience))
            {
                return process.ExitCode == 0;
            }

            process.Kill();
            return false;
        }
        catch (Win32Exception)
        {
            return false; // the file is there and cannot be run
        }
    }
}
