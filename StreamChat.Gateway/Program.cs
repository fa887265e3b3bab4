using StreamChat.Gateway.Identity;
using StreamChat.Gateway.Limits;
using StreamChat.Gateway.Routing;
using StreamChat.Gateway.Security;
using StreamChat.Gateway.Security.Origins;
using StreamChat.Gateway.Security.Reports;
using StreamChat.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddEdgeSecurity();
builder.Services.AddOrigins();
builder.Services.AddIdentity();
builder.AddLimits();
builder.Services.AddRoutes();

var app = builder.Build();
app.UseEdgeSecurity();
app.UseServiceDefaults();
app.UseRequestRules();
app.UseOrigins();
app.UseIdentity();
app.UseLimits();
app.MapDefaultEndpoints();
app.MapIdentity();
app.MapReports();
app.MapRoutes();
return await app.RunServiceAsync();
