using StreamChat.Bench;
using StreamChat.Bench.Baselines;
using StreamChat.Bench.Experiments;
using StreamChat.Bench.Load;
using StreamChat.Bench.Micro;
using StreamChat.Bench.Provider;
using StreamChat.Bench.Systems;

// One program, so that a bench is one build: the whole of it, its parts, and the peers that it compares with.
var arguments = new Arguments(args);
if (arguments.Verb is "run" or "load" or "provider")
{
    // They never wait for anything but sockets: what comes is taken on the thread that hears of it, which costs them less.
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}

return arguments.Verb switch
{
    "run" => await WholeBench.RunAsync(arguments),
    "provider" => await FakeProvider.RunAsync(arguments),
    "load" => await LoadCommand.RunAsync(arguments),
    "micro" => MicroCommand.Run(),
    "byte-relay" => await ByteRelay.RunAsync(arguments),
    "collector" => await Collector.RunAsync(arguments),
    "typed-relay" => await TypedRelay.RunAsync(arguments),
    _ => Usage.Print(),
};
