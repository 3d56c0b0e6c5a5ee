
import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-KJBVSGCY.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
