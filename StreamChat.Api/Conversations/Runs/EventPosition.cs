using System.Globalization;
using StreamChat.Api.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Runs;

/// <summary>Reads where in a run's events a client wants to go on.</summary>
internal static class EventPosition
{
    internal const string HeaderName = "Last-Event-ID";

    private const string Parameter = "after";

    /// <summary>The sequence number that the client has seen last; 0 for none. The header wins: an EventSource that comes back has the newer number there.</summary>
    internal static (long After, Problem? Problem) Read(HttpRequest request)
    {
        if (request.Headers[HeaderName] is [{ Length: > 0 } id, ..] headers)
        {
            return headers.Count == 1 && TryParse(id, out var position)
                ? (position, null)
                : (0, new Problem(ProblemCodes.InvalidRequest, $"The header {HeaderName} must be the id of an event: a whole number."));
        }

        if (!request.Query.TryGetValue(Parameter, out var values))
        {
            return (0, null);
        }

        return values is [{ } text] && TryParse(text, out var after) ? (after, null) : (0, FieldProblem.Of(Parameter, "must be the id of an event: a whole number"));
    }

    private static bool TryParse(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);
}
