namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What runs in a pod, and how it ends.</summary>
public sealed class PodSpecV1
{
    /// <summary>The containers; the first is the resource's own.</summary>
    public List<ContainerV1> Containers { get; } = [];

    /// <summary>How long a pod may take to end.</summary>
    public long? TerminationGracePeriodSeconds { get; set; }

    /// <summary>How important the pods are.</summary>
    public string? PriorityClassName { get; set; }

    /// <summary>The nodes that qualify, by their labels.</summary>
    public Dictionary<string, string> NodeSelector { get; } = [];
}
