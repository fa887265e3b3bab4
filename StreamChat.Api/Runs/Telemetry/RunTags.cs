namespace StreamChat.Api.Runs.Telemetry;

/// <summary>What spans and log lines call the parts of a run.</summary>
internal static class RunTags
{
    internal const string Run = "streamchat.run_id";
    internal const string Conversation = "streamchat.conversation_id";
}
