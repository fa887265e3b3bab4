namespace Aspire.Hosting.Bundle;

/// <summary>The two programs of Aspire's bundle.</summary>
/// <param name="Dcp">The engine, <c>dcp</c>.</param>
/// <param name="Dashboard">The dashboard: <c>aspire-managed</c>, started with the argument <c>dashboard</c>, or a dashboard of another form.</param>
internal sealed record BundlePaths(string Dcp, string Dashboard);
