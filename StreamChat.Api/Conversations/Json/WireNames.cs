using System.Text.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Json;

/// <summary>The names of roles, states and sources on the wire: in snake_case, as everything there.</summary>
internal static class WireNames
{
    private static readonly Dictionary<MessageRole, string> Roles = Names<MessageRole>();
    private static readonly Dictionary<MessageStatus, string> Statuses = Names<MessageStatus>();
    private static readonly Dictionary<RunState, string> States = Names<RunState>();
    private static readonly Dictionary<TitleSource, string> Sources = Names<TitleSource>();

    internal static string Of(MessageRole role) => Roles[role];

    internal static string Of(MessageStatus status) => Statuses[status];

    internal static string Of(RunState state) => States[state];

    internal static string Of(TitleSource source) => Sources[source];

    internal static bool TryRead(string? name, out MessageRole role) => TryRead(Roles, name, out role);

    internal static bool TryRead(string? name, out MessageStatus status) => TryRead(Statuses, name, out status);

    internal static bool TryRead(string? name, out TitleSource source) => TryRead(Sources, name, out source);

    private static Dictionary<T, string> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static bool TryRead<T>(Dictionary<T, string> names, string? name, out T value)
        where T : struct, Enum
    {
        foreach (var (known, itsName) in names)
        {
            if (itsName == name)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
