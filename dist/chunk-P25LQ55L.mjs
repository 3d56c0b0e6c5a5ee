
import{a as m}from"./chunk-7MIUJF2O.mjs";import"./chunk-B4D3Z23U.mjs";import{c as e,d as r,e as t}from"./chunk-YHK6AKF5.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
