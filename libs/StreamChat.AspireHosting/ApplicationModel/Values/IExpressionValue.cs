namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that works both in a run and in a manifest.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider
{
}
