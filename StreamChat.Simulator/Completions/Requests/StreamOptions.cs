namespace StreamChat.Simulator.Completions.Requests;

/// <summary>What a streamed answer carries besides its tokens.</summary>
internal sealed record StreamOptions(bool? IncludeUsage);
