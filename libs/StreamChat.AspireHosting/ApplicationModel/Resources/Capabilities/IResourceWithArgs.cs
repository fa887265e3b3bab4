namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that takes arguments.</summary>
public interface IResourceWithArgs : IResource
{
}
