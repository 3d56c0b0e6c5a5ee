
import{a as o,b as r}from"./chunk-OFJGLHAM.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as READY,r as serve};
