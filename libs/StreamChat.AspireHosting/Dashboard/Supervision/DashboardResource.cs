using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard.Supervision;

/// <summary>The dashboard itself, among the resources it shows: hidden, until someone asks for hidden ones.</summary>
internal sealed class DashboardResource() : Resource("aspire-dashboard");
