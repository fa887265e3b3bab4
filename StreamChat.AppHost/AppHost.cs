using StreamChat.AppHost.Doctor;
using StreamChat.AppHost.Kubernetes;
using StreamChat.AppHost.Operations;
using StreamChat.AppHost.Provider;
using StreamChat.AppHost.Redis;
using StreamChat.AppHost.Startup;
using StreamChat.AppHost.Storage;

// What StreamChat consists of, who knows whom, and who waits for whom.
var builder = DistributedApplication.CreateBuilder(args);
if (Prerequisites.Problem(builder) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

var environment = builder.ExecutionContext.IsPublishMode ? "Production" : builder.Environment.EnvironmentName;

// Where it is published to: --operation publish writes the manifests of docs/kubernetes.md.
builder.AddCluster();

// What the api's replicas share; null when this machine has no Redis.
var redis = builder.AddChatRedis();

// By it the api knows that the gateway named a caller, and replicas of the gateway read each other's cookies.
var callerKey = builder.AddParameter("caller-key", new GenerateParameterDefault { MinLength = 43, Special = false }, secret: true, persist: true);

// The default provider: an OpenAI-compatible server that needs no key and no network.
var simulator = builder.AddProject<Projects.StreamChat_Simulator>("simulator")
    .WithHttpEndpoint(port: Ports.Simulator(builder.Configuration))
    .WithManagement()
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", url => url.DisplayText = "OpenAI-compatible API")
    .InCluster(cpu: "250m", memory: "384Mi");

// The SSE chat API. Two replicas, so that nothing can rely on being alone; one where there is no Redis to share.
var api = builder.AddProject<Projects.StreamChat_Api>("api")
    .WithHttpEndpoint()
    .WithManagement()
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
    .WithReplicas(redis is null ? 1 : 2)
    .WithEnvironment("CALLER_KEY", callerKey)
    .WithProviderSettings()
    .WithLocalContentInTraces()
    .WithTraceLinks()
    .WithSimulator(simulator)
    .WithHttpHealthCheck("/health/ready")
    .WithUrlForEndpoint("http", url => url.DisplayText = "API")
    .InCluster(cpu: "500m", memory: "1Gi")
    .WithStreams(streamsPerPod: 2000, mostPods: 20);

if (redis is not null)
{
    api.WithReference(redis, "redis").WaitFor(redis);
}
else
{
    api.WithEmbeddedStore();
}

// The page: built once by Node (a run that changes nothing takes a moment), served by a small static host.
var page = builder.AddExecutable("page", "node", "../StreamChat.Frontend/Client", "build.mjs");

var frontend = builder.AddProject<Projects.StreamChat_Frontend>("frontend")
    .WithHttpEndpoint()
    .WithManagement()
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
    .WaitForCompletion(page)
    .WithHttpHealthCheck("/health/ready")
    .InCluster(cpu: "100m", memory: "256Mi");

// The one public door.
var gateway = builder.AddProject<Projects.StreamChat_Gateway>("gateway")
    .WithHttpEndpoint(port: Ports.Gateway(builder.Configuration))
    .WithExternalHttpEndpoints()
    .WithManagement()
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
    .WithEnvironment("CALLER_KEY", callerKey)
    .WithEnvironment("Identity__Guests", builder.ExecutionContext.IsRunMode ? "true" : "false")
    .WithEdgeSettings()
    .WithReference(api)
    .WithReference(frontend)
    .WaitFor(api)
    .WaitFor(frontend)
    .WithHttpHealthCheck("/health/ready")
    .WithTools()
    .InCluster(cpu: "500m", memory: "1Gi")
    .WithStreams(streamsPerPod: 2000, mostPods: 20);

if (redis is not null)
{
    gateway.WithReference(redis, "redis").WaitFor(redis);
}

// Where clients come in: there the stream doctor looks.
api.WithPublicUrl(gateway);

builder.AddLocalDataCommand(redis, api);
builder.AddStartupReport(page.Resource, gateway.GetEndpoint("http"));

await builder.Build().RunAsync();
return Environment.ExitCode;
