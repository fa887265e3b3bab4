using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>How an instance is, whether process or container.</summary>
internal sealed record InstanceStatus
{
    public required string Name { get; init; }

    public required string Uid { get; init; }

    public required string Plural { get; init; }

    public string? State { get; init; }

    public int? Pid { get; init; }

    public string? ContainerId { get; init; }

    public int? ExitCode { get; init; }

    public string? Message { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Started { get; init; }

    public DateTime? Finished { get; init; }

    public IReadOnlyList<EnvVar> Environment { get; init; } = [];

    public IReadOnlySet<string> Specified { get; init; } = new HashSet<string>();

    public string? Path { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public static InstanceStatus Of(DcpObject<ExecutableSpec, ExecutableStatus> executable) => new()
    {
        Name = executable.Metadata.Name,
        Uid = executable.Metadata.Uid ?? "",
        Plural = "executables",
        State = executable.Status?.State,
        Pid = executable.Status?.Pid,
        ExitCode = executable.Status?.ExitCode is { } code and not -1 ? code : null,
        Created = executable.Metadata.CreationTimestamp,
        Started = executable.Status?.StartupTimestamp,
        Finished = executable.Status?.FinishTimestamp,
        Environment = executable.Status?.EffectiveEnv ?? executable.Spec.Env ?? [],
        Specified = (executable.Spec.Env ?? []).Select(variable => variable.Name!).ToHashSet(StringComparer.Ordinal),
        Path = executable.Spec.ExecutablePath,
        WorkingDirectory = executable.Spec.WorkingDirectory,
        Arguments = executable.Status?.EffectiveArgs ?? executable.Spec.Args ?? [],
    };

    public static InstanceStatus Of(DcpObject<ContainerSpec, ContainerStatus> container) => new()
    {
        Name = container.Metadata.Name,
        Uid = container.Metadata.Uid ?? "",
        Plural = "containers",
        State = container.Status?.State,
        ContainerId = container.Status?.ContainerId,
        ExitCode = container.Status?.ExitCode is { } code and not -1 ? code : null,
        Message = container.Status?.Message,
        Created = container.Metadata.CreationTimestamp,
        Started = container.Status?.StartupTimestamp,
        Finished = container.Status?.FinishTimestamp,
        Environment = container.Status?.EffectiveEnv ?? container.Spec.Env ?? [],
        Specified = (container.Spec.Env ?? []).Select(variable => variable.Name!).ToHashSet(StringComparer.Ordinal),
        Path = container.Spec.Command,
        Arguments = container.Status?.EffectiveArgs ?? container.Spec.Args ?? [],
    };
}
