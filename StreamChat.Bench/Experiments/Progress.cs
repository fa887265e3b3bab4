namespace StreamChat.Bench.Experiments;

/// <summary>Says on standard error what goes on; the figures have standard output.</summary>
internal static class Progress
{
    internal static void Say(string what) => Console.Error.WriteLine($"bench: {what}");
}
