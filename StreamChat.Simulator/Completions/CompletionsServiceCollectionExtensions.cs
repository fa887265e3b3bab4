using StreamChat.Simulator.Answers;
using StreamChat.Simulator.Completions.Streaming;
using StreamChat.Simulator.Pacing;

namespace StreamChat.Simulator.Completions;

/// <summary>Registers what answers a call.</summary>
internal static class CompletionsServiceCollectionExtensions
{
    internal static IServiceCollection AddCompletions(this IServiceCollection services) =>
        services
            .AddSingleton<AnswerBook>()
            .AddSingleton<PaceFactory>()
            .AddSingleton<CompletionPlanner>()
            .AddSingleton<CompletionStream>()
            .AddSingleton<CompletionDocument>()
            .AddSingleton<CompletionHandler>();
}
