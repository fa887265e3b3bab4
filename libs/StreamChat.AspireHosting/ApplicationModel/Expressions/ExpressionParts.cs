using System.Globalization;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An expression while it is put together.</summary>
internal sealed class ExpressionParts(int literalLength = 0, int holes = 0)
{
    public StringBuilder Format { get; } = new(literalLength * 2);

    public List<IValueProvider> ValueProviders { get; } = new(holes);

    public List<string> ManifestExpressions { get; } = new(holes);

    public List<string?> StringFormats { get; } = new(holes);

    /// <summary>Appends text; single braces are doubled, as the format is one of string.Format, doubled ones are left.</summary>
    public void AppendText(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            Format.Append(text[i]);
            if (text[i] is '{' or '}')
            {
                Format.Append(text[i]);
                i += i + 1 < text.Length && text[i + 1] == text[i] ? 1 : 0;
            }
        }
    }

    public void Append(IValueProvider provider, IManifestExpressionProvider manifest, string? format)
    {
        Format.Append(CultureInfo.InvariantCulture, $"{{{ValueProviders.Count}}}");
        ValueProviders.Add(provider);
        ManifestExpressions.Add(manifest.ValueExpression);
        StringFormats.Add(format);
    }

    public static string? Formatted(string? value, string? format) => (value, format) switch
    {
        (null, _) or (_, null) => value,
        (_, "uri") => Uri.EscapeDataString(value),
        _ => throw new FormatException($"The format '{format}' is not supported. Supported formats are: uri (encodes a URI)"),
    };
}
