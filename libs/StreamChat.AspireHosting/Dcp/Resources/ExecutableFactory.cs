using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Dcp.Planning;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>Describes a process to the engine.</summary>
internal static class ExecutableFactory
{
    public static DcpObject<ExecutableSpec, ExecutableStatus> Create(ResourceInstance instance, ResolvedConfiguration configuration, Assembly? appHost)
    {
        var resource = instance.Plan.Resource;
        var executable = DcpKinds.Executable.Create(instance.Name);
        Annotate(executable.Metadata.Annotations!, instance);
        var (program, arguments, directory) = CommandOf(resource, appHost);
        executable.Spec = new ExecutableSpec
        {
            ExecutablePath = program,
            WorkingDirectory = directory,
            ExecutionType = "Process",
            Args = [.. arguments, .. configuration.Arguments.Select(argument => argument.Value)],
            Env = [.. configuration.Environment.Select(variable => new EnvVar { Name = variable.Key, Value = variable.Value })],
        };
        return executable;
    }

    private static void Annotate(Dictionary<string, string> annotations, ResourceInstance instance)
    {
        annotations["resource-name"] = instance.Plan.Resource.Name;
        annotations["otel-service-name"] = instance.Plan.Resource.Name;
        annotations["otel-service-instance-id"] = instance.Suffix;
        annotations["resource-replica-count"] = instance.Plan.Instances.Length.ToString(CultureInfo.InvariantCulture);
        annotations["resource-replica-index"] = instance.Index.ToString(CultureInfo.InvariantCulture);
        if (instance.Plan.Services.Length > 0)
        {
            List<ServiceProducer> producers = [.. instance.Plan.Services.Select(service => new ServiceProducer
            {
                ServiceName = service.Name,
                Address = service.Endpoint.TargetHost is "0.0.0.0" or "*" or "+" ? "localhost" : service.Endpoint.TargetHost,
                Port = service.Endpoint.TargetPort is 0 ? null : service.Endpoint.TargetPort,
            })];
            annotations["service-producer"] = JsonSerializer.Serialize(producers, DcpJson.Default.ListServiceProducer);
        }
    }

    private static (string Program, string[] Arguments, string Directory) CommandOf(IResource resource, Assembly? appHost)
    {
        if (resource is ProjectResource project)
        {
            var metadata = project.GetProjectMetadata();
            var (program, arguments) = ProjectCommand.Of(metadata, AppHostMetadata.Of(appHost));
            return (program, arguments, Path.GetDirectoryName(metadata.ProjectPath)!);
        }

        var executable = resource.Annotations.OfType<ExecutableAnnotation>().Last();
        return (executable.Command, [], executable.WorkingDirectory);
    }
}
