/**
 * Health of an Application in Argo CD's Lua, without which a root's waves do not wait for its
 * children (domain.md 7.1). It passes on what Argo CD says of the child, but for two things:
 *
 * - An Application of CRDs alone stays Progressing for minutes after its CRDs are usable; synced
 *   and succeeded is healthy enough, else the next wave waits for nothing.
 * - What could not be compared keeps its old health, which says nothing.
 */
export const APPLICATION_HEALTH_LUA = `local health = { status = "Progressing", message = "waiting for Argo CD" }
if obj.status == nil then
  return health
end

local sync = obj.status.sync and obj.status.sync.status
if sync == "Unknown" then
  health.message = "not compared"
  return health
end

local operation = obj.status.operationState
if sync == "Synced" and operation ~= nil and operation.phase == "Succeeded" then
  local count = 0
  local crds = 0
  for _, resource in ipairs(obj.status.resources or {}) do
    count = count + 1
    if resource.kind == "CustomResourceDefinition" then
      crds = crds + 1
    end
  end
  if count > 0 and count == crds then
    return { status = "Healthy", message = "CRDs synced" }
  end
end

if obj.status.health ~= nil and obj.status.health.status ~= nil then
  health.status = obj.status.health.status
  health.message = obj.status.health.message or ""
end
return health
`;
