namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>A resource uses a port of another.</summary>
internal readonly record struct Call(string Target, string Port);
