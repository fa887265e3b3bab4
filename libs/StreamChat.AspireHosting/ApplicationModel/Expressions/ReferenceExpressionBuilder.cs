using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Puts an expression together, part by part.</summary>
public class ReferenceExpressionBuilder
{
    private readonly ExpressionParts _parts = new();

    /// <summary>Whether nothing was appended.</summary>
    public bool IsEmpty => _parts.Format.Length == 0;

    /// <summary>Appends an interpolated string.</summary>
    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The compiler has already passed the parts to the handler, which writes into this builder.
    }

    /// <summary>Appends text.</summary>
    public void AppendLiteral(string value) => _parts.AppendText(value);

    /// <summary>Appends text.</summary>
    public void AppendFormatted(string? value) => _parts.AppendText(value);

    /// <summary>Appends text, written in a format.</summary>
    public void AppendFormatted(string? value, string? format = null) => _parts.AppendText(ExpressionParts.Formatted(value, format));

    /// <summary>Appends a thing with a value.</summary>
    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider, valueProvider, null);

    /// <summary>Appends a thing with a value, written in a format.</summary>
    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider => _parts.Append(valueProvider, valueProvider, format);

    /// <summary>Appends a thing with a value, which may be a resource's builder.</summary>
    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        var value = valueProvider is IResourceBuilder<IResource> builder ? builder.Resource : valueProvider;
        if (value is not IValueProvider provider || value is not IManifestExpressionProvider manifest)
        {
            throw new ArgumentException($"Object must implement {nameof(IValueProvider)} and {nameof(IManifestExpressionProvider)}", nameof(valueProvider));
        }

        _parts.Append(provider, manifest, format);
    }

    /// <summary>The expression.</summary>
    public ReferenceExpression Build() => new(_parts);

    /// <summary>Takes the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
#pragma warning disable CS9113 // the compiler's contract: an interpolated string handler takes both lengths
    public ref struct ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
#pragma warning restore CS9113
    {
        /// <summary>Text.</summary>
        public readonly void AppendLiteral(string value) => builder.AppendLiteral(value);

        /// <summary>Text.</summary>
        public readonly void AppendFormatted(string? value) => builder.AppendFormatted(value);

        /// <summary>Text, written in a format.</summary>
        public void AppendFormatted(string? value, string format) => builder.AppendFormatted(value, format);

        /// <summary>A thing with a value.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider);

        /// <summary>A thing with a value, written in a format.</summary>
        public void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider, format);

        /// <summary>A resource with a value.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider.Resource);

        /// <summary>A resource with a value, written in a format.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider.Resource, format);
    }
}
