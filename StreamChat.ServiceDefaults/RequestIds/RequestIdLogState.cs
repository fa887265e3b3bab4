using System.Collections;

namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>The log scope of a request: one structured value, readable as text too.</summary>
internal sealed class RequestIdLogState(string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public string Id => id;

    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => index == 0
        ? new(RequestId.TagName, id)
        : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => id;
}
