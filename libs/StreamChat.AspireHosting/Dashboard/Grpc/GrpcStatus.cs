namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>The outcomes of a call that the resource service uses (https://grpc.github.io/grpc/core/md_doc_statuscodes.html).</summary>
internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    InvalidArgument = 3,
    NotFound = 5,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}
