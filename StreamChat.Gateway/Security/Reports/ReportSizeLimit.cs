using Microsoft.AspNetCore.Http.Metadata;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>A report's longest body.</summary>
internal sealed class ReportSizeLimit : IRequestSizeLimitMetadata
{
    internal const int Bytes = 16 * 1024;

    public long? MaxRequestBodySize => Bytes;
}
