using System.Globalization;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>What is wrong with a request, field by field; at most so much that the answer stays small.</summary>
internal sealed class FieldErrors
{
    private const int MaxFields = 20;

    private readonly Dictionary<string, string[]> _errors = [];
    private int _count;

    /// <summary>All of it as one problem; null when there is nothing.</summary>
    internal Problem? Problem => _count == 0
        ? null
        : new Problem(ProblemCodes.InvalidRequest, _count == 1
            ? _errors.Values.First()[0]
            : string.Create(CultureInfo.InvariantCulture, $"{_count} fields of the request are not valid."))
        {
            Errors = _errors,
        };

    internal void Add(string field, string what)
    {
        if (_errors.Count < MaxFields && _errors.TryAdd(field, [$"The field {field} {what}."]))
        {
            _count++;
        }
    }
}
