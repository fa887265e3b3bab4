namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource starts only when someone starts it.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation
{
}
