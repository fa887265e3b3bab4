using System.Reflection;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>The AppHost's assembly, in whose metadata the built projects are listed.</summary>
/// <param name="Assembly">The assembly.</param>
internal sealed record AppHostAssembly(Assembly? Assembly);
