using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StreamChat.Bench.Micro;

/// <summary>The verb <c>micro</c>: the steps of a token's way, one by one, measured by BenchmarkDotNet within this process.</summary>
internal static class MicroCommand
{
    internal static int Run()
    {
        // Not in a process of its own: for that it would generate and build a project, outside of this solution's rules.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(10);
        var folder = Directory.CreateTempSubdirectory("streamchat-micro-").FullName;
        BenchmarkRunner.Run<TokenBenchmarks>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(folder));
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
