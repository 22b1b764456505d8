import type { LuaState } from 'fengari';
import { lauxlib, lua, lualib, to_luastring } from 'fengari';

/** What a health check says of an object. */
export interface EvaluatedHealth {
  status: string;
  message: string;
}

/**
 * Runs a health check as Argo CD does: the object as global `obj`, only Lua's base functions (no
 * string or os library), and a table with `status` and `message` as result.
 */
export function evaluateHealth(script: string, obj: unknown): EvaluatedHealth {
  const state = lauxlib.luaL_newstate();
  lauxlib.luaL_requiref(state, to_luastring('_G'), lualib.luaopen_base, true);
  lua.lua_pop(state, 1);
  push(state, obj);
  lua.lua_setglobal(state, to_luastring('obj'));
  const failed =
    lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK ||
    lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK;
  if (failed) {
    throw new Error(lua.lua_tojsstring(state, -1));
  }
  return { status: field(state, 'status'), message: field(state, 'message') };
}

function field(state: LuaState, name: string): string {
  lua.lua_getfield(state, -1, to_luastring(name));
  const text = lua.lua_tojsstring(state, -1);
  lua.lua_pop(state, 1);
  return text;
}

function push(state: LuaState, value: unknown): void {
  if (typeof value === 'string') {
    lua.lua_pushstring(state, to_luastring(value));
  } else if (typeof value === 'number') {
    lua.lua_pushnumber(state, value);
  } else if (typeof value === 'boolean') {
    lua.lua_pushboolean(state, value);
  } else if (Array.isArray(value)) {
    lua.lua_createtable(state, value.length, 0);
    for (const [index, item] of value.entries()) {
      push(state, item);
      lua.lua_rawseti(state, -2, index + 1);
    }
  } else if (typeof value === 'object' && value !== null) {
    lua.lua_createtable(state, 0, 0);
    for (const [key, item] of Object.entries(value)) {
      push(state, item);
      lua.lua_setfield(state, -2, to_luastring(key));
    }
  } else {
    lua.lua_pushnil(state);
  }
}
