using System.Globalization;
using System.Text.Json;
using StreamChat.Api.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>
/// The fields of a JSON object that a caller sent. Each is asked for by its name and kind; what is wrong with any of them, and every field that was not
/// asked for, is gathered, so that a caller hears of everything at once.
/// </summary>
internal sealed class Fields
{
    private const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private readonly Dictionary<string, JsonElement> _fields;
    private readonly string _path;
    private readonly FieldErrors _errors;
    private readonly HashSet<string> _asked = [];

    private Fields(JsonElement element, string path, FieldErrors errors)
    {
        _fields = element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        _path = path;
        _errors = errors;
    }

    /// <summary>Reads a body that must be a JSON object.</summary>
    internal static async Task<(Fields? Fields, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (bytes, problem) = await JsonBody.ReadAsync(request, cancellationToken);
        return problem is null ? Parse(bytes.Span) : (null, problem);
    }

    internal static (Fields? Fields, Problem? Problem) Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var element = JsonElement.Parse(json, Strict);
            return element.ValueKind == JsonValueKind.Object
                ? (new Fields(element, "", new FieldErrors()), null)
                : (null, new Problem(ProblemCodes.InvalidRequest, "The body must be a JSON object."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what a name with half of a character in it is to the parser. Their messages name our types.
            return (null, new Problem(ProblemCodes.InvalidRequest, "The body is not a valid JSON object, or names a field twice."));
        }
    }

    /// <summary>True when the field is there, null or not.</summary>
    internal bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>A text that is not blank, or null where the field is absent or <c>null</c>.</summary>
    internal string? Text(string name, int maxLength, bool isRequired = false, bool mayBeBlank = false)
    {
        if (Take(name, isRequired) is not { } value)
        {
            return null;
        }

        string? text = null;
        var isText = TextValue.TryRead(value, out text);
        var what = text switch
        {
            _ when !isText => "must be a text",
            _ when !mayBeBlank && string.IsNullOrWhiteSpace(text) => "must not be blank",
            _ when text!.Length > maxLength && text.EnumerateRunes().Count() > maxLength => TooLong(maxLength),
            _ => null,
        };
        return what is null ? text : Refuse<string>(name, what);
    }

    /// <summary>A list of texts; null where the field is absent or <c>null</c>.</summary>
    internal IReadOnlyList<string>? Texts(string name) => Take(name, isRequired: false) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(TextValue.IsText) => [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => Refuse<IReadOnlyList<string>>(name, "must be a list of texts"),
    };

    /// <summary>True or false; null where the field is absent.</summary>
    internal bool? Flag(string name) => Take(name, isRequired: Has(name)) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => RefuseValue<bool>(name, "must be true or false"),
    };

    /// <summary>A number that is not negative; null where the field is absent or <c>null</c>.</summary>
    internal double? Number(string name, double max) => Take(name, isRequired: false) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= 0 && number <= max => number,
        _ => RefuseValue<double>(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from 0 to {max}")),
    };

    /// <summary>A time as RFC 3339 has it; null where the field is absent or <c>null</c>.</summary>
    internal DateTimeOffset? Time(string name, bool isRequired = false) => Take(name, isRequired) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when value.TryGetDateTimeOffset(out var time) => time.ToUniversalTime(),
        _ => RefuseValue<DateTimeOffset>(name, "must be a time, such as 2026-01-31T12:00:00Z"),
    };

    /// <summary>One of a few names.</summary>
    internal T? Name<T>(string name, TryReadName<T> read, bool isRequired = false)
        where T : struct
    {
        var text = Text(name, maxLength: 50, isRequired);
        return text is null ? null : read(text, out var value) ? value : RefuseValue<T>(name, "has a value that is not known");
    }

    /// <summary>An object within this one.</summary>
    internal Fields? Object(string name, bool isRequired = false) => Take(name, isRequired) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new Fields(value, $"{_path}{name}.", _errors),
        _ => Refuse<Fields>(name, "must be an object"),
    };

    /// <summary>A list of objects within this one.</summary>
    internal IReadOnlyList<Fields>? List(string name, int maxCount)
    {
        if (Take(name, isRequired: true) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            return Refuse<IReadOnlyList<Fields>>(name, "must be a list of objects");
        }

        return value.GetArrayLength() > maxCount
            ? Refuse<IReadOnlyList<Fields>>(name, string.Create(CultureInfo.InvariantCulture, $"must have at most {maxCount} items"))
            : [.. value.EnumerateArray().Select((item, index) => new Fields(item, $"{_path}{name}[{index}].", _errors))];
    }

    /// <summary>Says what is wrong with a field.</summary>
    internal void Refuse(string name, string what) => _errors.Add(_path + name, what);

    /// <summary>What is wrong with all of it, once every field was asked for; null when nothing is.</summary>
    internal Problem? Check()
    {
        RefuseUnknown();
        return _errors.Problem;
    }

    /// <summary>Refuses the fields that were not asked for.</summary>
    internal void RefuseUnknown()
    {
        foreach (var name in _fields.Keys.Where(name => !_asked.Contains(name)))
        {
            Refuse(name.Length <= 50 ? name : name[..50], "is not known");
        }
    }

    private JsonElement? Take(string name, bool isRequired)
    {
        _asked.Add(name);
        var isThere = _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;
        if (!isThere && isRequired)
        {
            Refuse(name, Has(name) ? "must not be null" : "must be given");
        }

        return isThere ? value : null;
    }

    private T? Refuse<T>(string name, string what)
        where T : class
    {
        Refuse(name, what);
        return null;
    }

    private T? RefuseValue<T>(string name, string what)
        where T : struct
    {
        Refuse(name, what);
        return null;
    }

    private static string TooLong(int max) => string.Create(CultureInfo.InvariantCulture, $"must have at most {max} characters");
}
