namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>A piece of a value: text, or the name of a secret that stands there.</summary>
internal readonly record struct TextPart(string Text, bool IsSecret);
