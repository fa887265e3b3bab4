namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>Ends a call with a status other than OK.</summary>
internal sealed class GrpcException(GrpcStatus status, string message, Exception? inner = null) : Exception(message, inner)
{
    internal GrpcStatus Status { get; } = status;
}
