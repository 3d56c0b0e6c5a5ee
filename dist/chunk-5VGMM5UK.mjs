
import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-VV3XXYWD.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
