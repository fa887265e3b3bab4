using BenchmarkDotNet.Attributes;
using StreamChat.Api.Runs.Log;

namespace StreamChat.Bench.Micro;

/// <summary>Nanoseconds and bytes a token of each step.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private const int Tokens = 10_000;

    private readonly TokenPath _path = new(Tokens);
    private RunLog _log = null!;

    [GlobalSetup]
    public void MakeLog() => _log = _path.AppendAsync().AsTask().Result;

    [Benchmark(OperationsPerInvoke = Tokens)]
    public int Parse() => _path.ParseAsync().AsTask().Result;

    [Benchmark(OperationsPerInvoke = Tokens)]
    public long ParseAndEncodeChat() => _path.EncodeChatAsync().AsTask().Result;

    [Benchmark(OperationsPerInvoke = Tokens)]
    public long ParseAndRelay() => _path.RelayAsync().AsTask().Result;

    [Benchmark(OperationsPerInvoke = Tokens)]
    public long ParseAndAppend() => _path.AppendAsync().AsTask().Result.Last;

    [Benchmark(OperationsPerInvoke = Tokens)]
    public long FanOut() => TokenPath.FanOut(_log);
}
