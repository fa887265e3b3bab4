using System.Globalization;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with holes that are filled when the application runs, or one of two such texts by a condition.</summary>
public class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    /// <summary>The expression without text.</summary>
    public static readonly ReferenceExpression Empty = new(new ExpressionParts());

    private readonly string[] _manifestExpressions;
    private readonly string?[] _stringFormats;

    internal ReferenceExpression(ExpressionParts parts)
    {
        Format = parts.Format.ToString();
        ValueProviders = [.. parts.ValueProviders];
        _manifestExpressions = [.. parts.ManifestExpressions];
        _stringFormats = [.. parts.StringFormats];
    }

    private ReferenceExpression(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
        : this(new ExpressionParts())
    {
        (Condition, MatchValue, WhenTrue, WhenFalse) = (condition, matchValue, whenTrue, whenFalse);
        ValueProviders = [.. whenTrue.ValueProviders, .. whenFalse.ValueProviders];
    }

    /// <summary>The text with numbered holes.</summary>
    public string Format { get; }

    /// <summary>How a manifest names what fills the holes.</summary>
    public IReadOnlyList<string> ManifestExpressions => _manifestExpressions;

    /// <summary>How the values are written into the holes, for example <c>uri</c>.</summary>
    public IReadOnlyList<string?> StringFormats => _stringFormats;

    /// <summary>What fills the holes.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>Whether this is one of two texts by a condition.</summary>
    public bool IsConditional => Condition is not null;

    /// <summary>The value that decides.</summary>
    public IValueProvider? Condition { get; }

    /// <summary>The text taken when the condition matches.</summary>
    public ReferenceExpression? WhenTrue { get; }

    /// <summary>The text taken when it does not.</summary>
    public ReferenceExpression? WhenFalse { get; }

    /// <summary>What the condition is compared with.</summary>
    public string? MatchValue { get; }

    /// <inheritdoc/>
    public string ValueExpression =>
        WhenFalse is null ? string.Format(CultureInfo.InvariantCulture, Format, [.. _manifestExpressions]) : WhenFalse.ValueExpression;

    IEnumerable<object> IValueWithReferences.References =>
        Condition is null ? ValueProviders : [Condition, .. ((IValueWithReferences)WhenTrue!).References, .. ((IValueWithReferences)WhenFalse!).References];

    /// <summary>An expression written as an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <summary>One of two expressions, by comparing a value (ignoring case) when it is needed.</summary>
    public static ReferenceExpression CreateConditional(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(matchValue);
        ArgumentNullException.ThrowIfNull(whenTrue);
        ArgumentNullException.ThrowIfNull(whenFalse);
        return new(condition, matchValue, whenTrue, whenFalse);
    }

    /// <summary>The text with its holes filled.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new(), cancellationToken);

    /// <summary>The text with its holes filled as the asker sees the values.</summary>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (Condition is not null)
        {
            var value = await Condition.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            var branch = string.Equals(value, MatchValue, StringComparison.OrdinalIgnoreCase) ? WhenTrue! : WhenFalse!;
            return await branch.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (Format.Length == 0)
        {
            return null;
        }

        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            values[i] = ExpressionParts.Formatted(value, _stringFormats[i]);
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Takes the parts of an interpolated string: text and things with a value.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly ExpressionParts _parts = new(literalLength, formattedCount);

        /// <summary>Text.</summary>
        public readonly void AppendLiteral(string value) => _parts.AppendText(value);

        /// <summary>Text.</summary>
        public readonly void AppendFormatted(string? value) => _parts.AppendText(value);

        /// <summary>Text, written in a format.</summary>
        public readonly void AppendFormatted(string? value, string? format = null) => _parts.AppendText(ExpressionParts.Formatted(value, format));

        /// <summary>A thing with a value.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider, valueProvider, null);

        /// <summary>Not possible: a whole expression cannot be written in a format.</summary>
        [Obsolete("ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.", error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException();

        /// <summary>A thing with a value, written in a format.</summary>
        public void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider, valueProvider, format);

        /// <summary>A resource with a value.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider.Resource, valueProvider.Resource, null);

        /// <summary>A resource with a value, written in a format.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider.Resource, valueProvider.Resource, format);

        internal readonly ReferenceExpression GetExpression() => new(_parts);
    }
}
