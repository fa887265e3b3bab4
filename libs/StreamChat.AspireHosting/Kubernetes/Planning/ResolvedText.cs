using System.Collections.Immutable;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>A value as far as it is known where it is published: secrets are only named.</summary>
internal sealed record ResolvedText(ImmutableArray<TextPart> Parts)
{
    public static ResolvedText Empty { get; } = new([]);

    public bool HasSecret => Parts.Any(part => part.IsSecret);

    /// <summary>The text; of a secret it has no say.</summary>
    public string Plain => Write(name => throw new InvalidOperationException($"The secret {name} is not known."));

    public static ResolvedText Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new([new TextPart(text, false)]);

    public static ResolvedText Secret(string name) => new([new TextPart(name, true)]);

    public static ResolvedText operator +(ResolvedText left, ResolvedText right) => new([.. left.Parts, .. right.Parts]);

    /// <summary>The text with something written where a secret stands.</summary>
    public string Write(Func<string, string> secret) => string.Concat(Parts.Select(part => part.IsSecret ? secret(part.Text) : part.Text));
}
