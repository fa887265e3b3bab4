using System.Diagnostics;
using StreamChat.Bench.Machine;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Bench;

/// <summary>What the bench reads of the processes that it measures.</summary>
public sealed class ProcessTreeTests
{
    private const string ParentOfOneThatWorksAndEnds = "sh -c 'echo begun; read go; i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; echo ended; read stop";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cpu_HasTheTimeOfAChild_ThatHasEnded()
    {
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", ParentOfOneThatWorksAndEnds]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            await SaysAsync(parent, "begun");
            var tree = new ProcessTree(parent.Id);
            var before = tree.Cpu;

            await parent.StandardInput.WriteLineAsync("go");
            await SaysAsync(parent, "ended");

            Assert.True(tree.Cpu > before);
        }
        finally
        {
            parent.StandardInput.Close();
            await parent.WaitForExitAsync(Cancellation);
        }
    }

    private static async Task SaysAsync(Process process, string line) =>
        Assert.Equal(line, await process.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(TestTimeouts.Default, Cancellation));
}
