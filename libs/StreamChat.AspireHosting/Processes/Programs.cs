using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>Runs small programs to their end.</summary>
internal static class Programs
{
    /// <summary>Runs a program and gathers what it writes; the token ends it and its children.</summary>
    internal static async Task<ProgramOutcome> RunAsync(ProgramStart start, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = InfoOf(start) };
        process.Start();
        process.StandardInput.Close();
        var output = ReadLinesAsync(process.StandardOutput, cancellationToken);
        var errors = ReadLinesAsync(process.StandardError, cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None); // at once: it was killed
            throw;
        }
    }

    internal static ProcessStartInfo InfoOf(ProgramStart start)
    {
        var info = new ProcessStartInfo(start.Path, start.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory ?? "",
        };
        foreach (var name in start.Removed)
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static async Task<IReadOnlyList<string>> ReadLinesAsync(TextReader reader, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
