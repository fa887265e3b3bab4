using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Overlays;
using Aspire.Hosting.Kubernetes.Planning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Publishes the application: reads the model, makes the manifests, writes the folder. It needs neither a cluster nor a container engine.</summary>
internal sealed class KubernetesPublisher(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext execution,
    IConfiguration configuration,
    IHostEnvironment host,
    DistributedApplicationOptions options)
{
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (model.Resources.OfType<KubernetesEnvironmentResource>().ToArray() is not [var environment])
        {
            throw new DistributedApplicationException("There is nothing to publish for: the AppHost needs exactly one AddKubernetesEnvironment.");
        }

        var arguments = PublishArguments.Read(configuration, options.Args ?? [], model, environment, configuration["AppHost:Directory"] ?? Directory.GetCurrentDirectory());
        var context = new PublishContext(environment, KubernetesSettings.Read(configuration), host.ApplicationName);
        var started = Stopwatch.GetTimestamp();
        var plans = await new WorkloadPlanner(model, execution, context).PlanAsync(cancellationToken).ConfigureAwait(false);
        var files = OutputPlan.Write(plans, context);
        OutputFolder.Replace(arguments.OutputPath, files);
        Console.WriteLine($"{files.Length} files in {arguments.OutputPath} ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s).");
        Console.WriteLine($"Make the Secrets that {Path.Combine(arguments.OutputPath, SecretGuide.FileName)} names, then: kubectl apply -k {Path.Combine(arguments.OutputPath, "overlays", "production")}");
    }
}
