namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: data only, behaviour is in the services that read it.</summary>
public interface IResource
{
    /// <summary>The name, unique in the model.</summary>
    string Name { get; }

    /// <summary>What is known of the resource.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
