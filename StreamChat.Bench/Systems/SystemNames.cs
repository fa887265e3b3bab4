namespace StreamChat.Bench.Systems;

/// <summary>The systems' names, as tables and goals use them.</summary>
internal static class SystemNames
{
    internal const string Provider = "provider";
    internal const string Nginx = "nginx";
    internal const string ByteRelay = "byte-relay";
    internal const string TypedRelay = "typed-relay";
    internal const string Node = "node";
    internal const string ApiCompletions = "api-v1";
    internal const string ApiChat = "api-chat";
    internal const string ApiChatH2c = "api-chat-h2c";
    internal const string GatewayTyped = "gateway-typed";
    internal const string GatewayCompletions = "gateway-v1";
    internal const string GatewayChat = "gateway-chat";
    internal const string GatewayChatHttp1 = "gateway-chat-http1";
    internal const string GatewayChatExporting = "gateway-chat-otlp";
    internal const string Run = "run";
    internal const string RunOfThree = "run-3-readers";

    /// <summary>Those of a short bench.</summary>
    internal static string[] Quick { get; } =
        [Provider, Nginx, TypedRelay, ApiChat, ApiChatH2c, GatewayTyped, GatewayChat, Run, RunOfThree];
}
