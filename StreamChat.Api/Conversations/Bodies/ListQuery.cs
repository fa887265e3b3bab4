using System.Globalization;
using StreamChat.Api.Requests;
using StreamChat.Api.Storage.Conversations;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>Reads the query of <c>GET /api/conversations</c>.</summary>
internal static class ListQuery
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxText = 200;
    private const int MaxCursor = 500;

    /// <summary>The problem of a cursor that the store did not write.</summary>
    internal static Problem BadCursor { get; } = FieldProblem.Of("cursor", "is not one that this list gave");

    internal static (ConversationQuery? Query, Problem? Problem) Read(IQueryCollection query)
    {
        var errors = new FieldErrors();
        var limit = Single(query, "limit", errors);
        var archived = Single(query, "archived", errors);
        var cursor = Single(query, "cursor", errors);
        var text = Single(query, "q", errors)?.Trim();
        var count = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
        {
            errors.Add("limit", string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 1 to {MaxLimit}"));
        }

        if (archived is not (null or "true" or "false"))
        {
            errors.Add("archived", "must be true or false");
        }

        if (text is { Length: > MaxText })
        {
            errors.Add("q", string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxText} characters"));
        }

        if (cursor is { Length: > MaxCursor })
        {
            return (null, BadCursor);
        }

        return errors.Problem is { } problem
            ? (null, problem)
            : (new ConversationQuery(count, cursor, string.IsNullOrEmpty(text) ? null : text, archived == "true"), null);
    }

    private static string? Single(IQueryCollection query, string name, FieldErrors errors)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add(name, "must be given once");
        }

        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }
}
