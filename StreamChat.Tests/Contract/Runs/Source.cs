using StreamChat.Tests.Infrastructure.Cluster;
using StreamChat.Tests.Infrastructure.Http;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>What the simulator says to a prompt, asked of it directly and as a whole: the text that every reader must end with.</summary>
internal sealed record Source(string Content, string Thinking)
{
    internal static async Task<Source> OfAsync(ChatCluster cluster, string model, string prompt)
    {
        var whole = await OpenAIChat.WholeAsync(cluster.Simulator.Client, model, prompt);
        var message = whole.GetProperty("choices")[0].GetProperty("message");
        return new Source(
            message.GetProperty("content").GetString()!,
            message.TryGetProperty("reasoning_content", out var thinking) ? thinking.GetString()! : "");
    }

    /// <summary>What a reader has.</summary>
    internal static Source Of(ResumingReader reader) => new(reader.Content.ToString(), reader.Thinking.ToString());

    /// <summary>What the store has.</summary>
    internal static async Task<Source> StoredAsync(ChatCaller caller, ChatRun run)
    {
        var message = await caller.MessageAsync(run);
        return new Source(
            message.GetProperty("content").GetString()!,
            message.TryGetProperty("thinking", out var thinking) ? thinking.GetString() ?? "" : "");
    }
}
