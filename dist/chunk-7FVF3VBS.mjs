
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-4JPSS4BX.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
